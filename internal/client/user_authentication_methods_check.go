package client

import (
	"errors"
	"net/http"
	"strings"
)

// check finds an answer that names no method. It takes nil for a null in a list.
func (a *AuthenticationMethod) check(asked call) error {
	if a == nil || a.ID == "" || a.Type == "" {
		return unusableMethod(asked, "the answer holds no authentication method, or one without ID or type")
	}
	return nil
}

// unusableMethod is a success whose content says nothing about what was asked for.
func unusableMethod(asked call, why string) error {
	return &Error{
		Status: http.StatusOK, Method: asked.method, Path: asked.route, Attempts: 1,
		MayHaveBeenProcessed: asked.method != http.MethodGet, Err: errors.New(why),
	}
}

// IsMethodGone reports whether the API says that the authentication method, or its user, does not exist. A
// 404 that says neither, such as that of an unknown route or tenant, does not count.
func IsMethodGone(err error) bool {
	e, ok := as[*Error](err)
	if !ok || !IsNotFound(err) {
		return false
	}
	message := strings.ToLower(e.Message)
	return e.Code == "inexistent_user" || strings.Contains(message, "authentication method") || strings.Contains(message, "authenticator") ||
		strings.Contains(message, "user does not exist") || strings.Contains(message, "user not found")
}
