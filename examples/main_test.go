package examples_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestMain(m *testing.M) { acctest.Main(m) }
