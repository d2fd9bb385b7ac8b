package main

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// endTogether kills the provider when the CLI kills its stand-in.
func endTogether(cmd *exec.Cmd) {
	runtime.LockOSThread() // the signal comes when the starting thread ends
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

// peakBytes is the biggest resident set; Linux counts it in KiB.
func peakBytes(state *os.ProcessState) int64 {
	if u, ok := state.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}
