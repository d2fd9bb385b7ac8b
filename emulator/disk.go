package emulator

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// The buckets of the data file: one row per object, JSON values.
const (
	bucketUsers       = "users"
	bucketConnections = "connections"
	bucketClients     = "clients"
	bucketMeta        = "meta"

	bucketRoles           = "roles"
	bucketResourceServers = "resource_servers"
	bucketAccess          = "access"
	bucketOrganizations   = "organizations"
	bucketGroups          = "groups"
	bucketBelongings      = "belongings"
	bucketLogs            = "logs"
	bucketJobs            = "jobs"

	metaSigningKey = "signing_key"
	metaTenant     = "tenant"
)

var buckets = []string{
	bucketUsers, bucketConnections, bucketClients, bucketMeta, bucketRoles, bucketResourceServers, bucketAccess,
	bucketOrganizations, bucketGroups, bucketBelongings, bucketLogs, bucketJobs,
}

type storedUser struct {
	Seq uint64         `json:"seq"`
	Doc map[string]any `json:"doc"`
}

type storedConnection struct {
	Connection *connection    `json:"connection"`
	Seq        uint64         `json:"seq"`
	Rule       connectionRule `json:"rule"`
}

// change is one row to write; a nil value deletes it.
type change struct {
	bucket, key string
	value       []byte
}

func (t *tx) save(bucket, key string, value any) {
	if t.disk != nil {
		t.changes = append(t.changes, change{bucket, key, encodeJSON(value)})
	}
}

func (t *tx) erase(bucket, key string) {
	if t.disk != nil {
		t.changes = append(t.changes, change{bucket: bucket, key: key})
	}
}

// disk is the data file. One goroutine writes it: whatever has queued up while
// the last commit was being synced goes into the next one, so many concurrent
// requests share one sync and each is answered only after its own.
type disk struct {
	db *bbolt.DB

	mu     sync.Mutex
	queue  []diskJob
	closed bool
	wake   chan struct{}
	done   chan struct{}
}

type diskJob struct {
	changes []change
	result  chan error
}

var errDiskClosed = errors.New("the data file is closed")

func openDisk(path string) (*disk, error) {
	const lockWait = time.Second // another emulator may hold the file
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("data file %s is in use by another process", path)
	}
	if err != nil {
		return nil, fmt.Errorf("opening data file %s: %w", path, err)
	}
	err = db.Update(func(b *bbolt.Tx) error {
		for _, name := range buckets {
			if _, err := b.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("preparing data file %s: %w", path, err), db.Close())
	}
	d := &disk{db: db, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go d.run()
	return d, nil
}

// save queues changes; the channel yields once, when they are on disk or lost.
func (d *disk) save(changes []change) <-chan error {
	result := make(chan error, 1)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		result <- errDiskClosed
		return result
	}
	d.queue = append(d.queue, diskJob{changes, result})
	select {
	case d.wake <- struct{}{}:
	default:
	}
	return result
}

func (d *disk) run() {
	defer close(d.done)
	for range d.wake {
		for {
			jobs, closed := d.take()
			if len(jobs) > 0 {
				err := d.commit(jobs)
				for _, j := range jobs {
					j.result <- err
				}
				continue
			}
			if closed {
				return
			}
			break
		}
	}
}

func (d *disk) take() ([]diskJob, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	jobs := d.queue
	d.queue = nil
	return jobs, d.closed
}

func (d *disk) commit(jobs []diskJob) error {
	return d.db.Update(func(b *bbolt.Tx) error {
		for _, j := range jobs {
			for _, c := range j.changes {
				bucket := b.Bucket([]byte(c.bucket))
				var err error
				if c.value == nil {
					err = bucket.Delete([]byte(c.key))
				} else {
					err = bucket.Put([]byte(c.key), c.value)
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// close writes what is queued and closes the file.
func (d *disk) close() error {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return nil
	}
	d.closed = true
	select {
	case d.wake <- struct{}{}:
	default:
	}
	d.mu.Unlock()
	<-d.done
	return d.db.Close()
}

// each calls fn with every row of a bucket.
func (d *disk) each(bucket string, fn func(key string, value []byte) error) error {
	return d.db.View(func(b *bbolt.Tx) error {
		return b.Bucket([]byte(bucket)).ForEach(func(k, v []byte) error { return fn(string(k), v) })
	})
}
