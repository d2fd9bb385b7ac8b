// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

type logEventModel struct {
	LogID            types.String          `tfsdk:"log_id"`
	Date             types.String          `tfsdk:"date"`
	Type             types.String          `tfsdk:"type"`
	Description      types.String          `tfsdk:"description"`
	Connection       types.String          `tfsdk:"connection"`
	ConnectionID     types.String          `tfsdk:"connection_id"`
	OrganizationID   types.String          `tfsdk:"organization_id"`
	OrganizationName types.String          `tfsdk:"organization_name"`
	ClientID         types.String          `tfsdk:"client_id"`
	ClientName       types.String          `tfsdk:"client_name"`
	IP               types.String          `tfsdk:"ip"`
	Hostname         types.String          `tfsdk:"hostname"`
	UserID           types.String          `tfsdk:"user_id"`
	UserName         types.String          `tfsdk:"user_name"`
	UserAgent        types.String          `tfsdk:"user_agent"`
	Audience         types.String          `tfsdk:"audience"`
	Scope            types.String          `tfsdk:"scope"`
	Strategy         types.String          `tfsdk:"strategy"`
	StrategyType     types.String          `tfsdk:"strategy_type"`
	IsMobile         types.Bool            `tfsdk:"is_mobile"`
	Details          types.String          `tfsdk:"details"`
	LocationInfo     *logLocationModel     `tfsdk:"location_info"`
	SecurityContext  *logFingerprintsModel `tfsdk:"security_context"`
}

type logLocationModel struct {
	ContinentCode types.String  `tfsdk:"continent_code"`
	CountryCode   types.String  `tfsdk:"country_code"`
	CountryCode3  types.String  `tfsdk:"country_code3"`
	CountryName   types.String  `tfsdk:"country_name"`
	CityName      types.String  `tfsdk:"city_name"`
	Latitude      types.Float64 `tfsdk:"latitude"`
	Longitude     types.Float64 `tfsdk:"longitude"`
	TimeZone      types.String  `tfsdk:"time_zone"`
}

type logFingerprintsModel struct {
	JA3 types.String `tfsdk:"ja3"`
	JA4 types.String `tfsdk:"ja4"`
}

// logEventAttributes are the schema of logEventModel. What an event does not tell is null.
func logEventAttributes() map[string]schema.Attribute {
	degrees := func(description string) schema.Float64Attribute {
		return schema.Float64Attribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"log_id":            computedText("ID of the event."),
		"date":              computedText("When it happened (RFC 3339, UTC)."),
		"type":              computedText("Type code, such as `s` for a login."),
		"description":       computedText("What happened, in words."),
		"connection":        computedText("Name of the connection."),
		"connection_id":     computedText("ID of the connection."),
		"organization_id":   computedText("ID of the organization."),
		"organization_name": computedText("Name of the organization."),
		"client_id":         computedText("ID of the application."),
		"client_name":       computedText("Name of the application."),
		"ip":                computedText("IP address that the request came from."),
		"hostname":          computedText("Host that the request was sent to."),
		"user_id":           computedText("Full ID of the user."),
		"user_name":         computedText("Name of the user: an e-mail address, for instance."),
		"user_agent":        computedText("User agent of the request."),
		"audience":          computedText("Audience of the API concerned."),
		"scope":             computedText("Scopes of the request."),
		"strategy":          computedText("Strategy of the connection, such as `auth0`."),
		"strategy_type":     computedText("Kind of that strategy, such as `database`."),
		"is_mobile":         computedFlag("Whether the request came from a mobile device."),
		// Sensitive, because anything may be in there: whole requests, with headers and bodies.
		"details": computedSecret("Further details, which depend on the type, as a JSON object; read it with `jsondecode`. Only with " +
			"`include_details = true`. Sensitive, because they may quote requests with personal data."),
		"location_info": computedObject("Where the IP address is.", map[string]schema.Attribute{
			"continent_code": computedText("Continent: `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`."),
			"country_code":   computedText("Country, ISO 3166-1 alpha-2."),
			"country_code3":  computedText("Country, ISO 3166-1 alpha-3."),
			"country_name":   computedText("Country, in English."),
			"city_name":      computedText("City, in English."),
			"latitude":       degrees("Latitude in degrees."),
			"longitude":      degrees("Longitude in degrees."),
			"time_zone":      computedText("Time zone, such as `Europe/Berlin`."),
		}),
		"security_context": computedObject("Fingerprints of the TLS client.", map[string]schema.Attribute{
			"ja3": computedText("JA3 fingerprint."),
			"ja4": computedText("JA4 fingerprint."),
		}),
	}
}

func logEventFromAPI(e *client.LogEvent) logEventModel {
	model := logEventModel{
		LogID: answered(e.LogID), Date: answered(e.Date), Type: answered(e.Type), Description: answered(e.Description),
		Connection: answered(e.Connection), ConnectionID: answered(e.ConnectionID),
		OrganizationID: answered(e.OrganizationID), OrganizationName: answered(e.OrganizationName),
		ClientID: answered(e.ClientID), ClientName: answered(e.ClientName), IP: answered(e.IP), Hostname: answered(e.Hostname),
		UserID: answered(e.UserID), UserName: answered(e.UserName), UserAgent: answered(e.UserAgent),
		Audience: answered(e.Audience), Scope: answered(e.Scope), Strategy: answered(e.Strategy), StrategyType: answered(e.StrategyType),
		IsMobile: types.BoolPointerValue(e.IsMobile), Details: answeredObject(e.Details),
	}
	if l := e.LocationInfo; l != nil {
		model.LocationInfo = &logLocationModel{
			ContinentCode: answered(l.ContinentCode), CountryCode: answered(l.CountryCode), CountryCode3: answered(l.CountryCode3),
			CountryName: answered(l.CountryName), CityName: answered(l.CityName), TimeZone: answered(l.TimeZone),
			Latitude: types.Float64PointerValue(l.Latitude), Longitude: types.Float64PointerValue(l.Longitude),
		}
	}
	if s := e.SecurityContext; s != nil {
		model.SecurityContext = &logFingerprintsModel{JA3: answered(s.JA3), JA4: answered(s.JA4)}
	}
	return model
}
