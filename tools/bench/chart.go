// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// panel is one bar chart: bars of the same series have the same colour, bars of
// the same group stand together.
type panel struct {
	title  string
	format string // of a value
	series []string
	groups []group
	line   float64 // a value to draw a line at; 0 for none
	wide   bool    // it takes both columns
}

func (p panel) width() int {
	if p.wide {
		return fullWidth
	}
	return panelWidth
}

type group struct {
	label  string       // one line or two
	values []float64    // by series; negative when not measured
	spans  [][2]float64 // least and most of each value; none when there is only the value
}

const unmeasured = -1

// Sizes in pixels.
const (
	panelWidth, panelHeight = 440, 250
	marginTop, marginBottom = 56, 34
	marginSide              = 24
	columns                 = 2
	fullWidth               = columns * panelWidth
)

var colours = []string{"#4269d0", "#efb118", "#ff725c", "#6cc5b0"}

// chart draws all panels that have something to show.
func (r *report) chart() string {
	panels := slices.DeleteFunc(r.panels(), func(p panel) bool { return len(p.groups) == 0 })
	return svg(panels, columns)
}

// svg draws panels in so many columns. One column is for wide panels.
func svg(panels []panel, columns int) string {
	rows := (len(panels) + columns - 1) / columns
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%[1]d\" height=\"%[2]d\" viewBox=\"0 0 %[1]d %[2]d\" "+
		"font-family=\"sans-serif\" font-size=\"11\">\n",
		fullWidth, rows*panelHeight)
	b.WriteString("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n")
	for i, p := range panels {
		fmt.Fprintf(&b, "<g transform=\"translate(%d %d)\">\n", i%columns*panelWidth, i/columns*panelHeight)
		p.draw(&b)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func (p panel) draw(b *strings.Builder) {
	text := func(x, y float64, attributes, content string) {
		fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>\n", x, y, attributes, html.EscapeString(content))
	}
	text(marginSide, 20, `font-size="13" font-weight="bold" fill="#222222"`, p.title)
	x := float64(marginSide)
	for i, name := range p.series {
		fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"29\" width=\"10\" height=\"10\" fill=\"%s\"/>\n", x, colours[i%len(colours)])
		text(x+14, 38, `fill="#444444"`, name)
		const perLetter = 6.2
		x += 30 + perLetter*float64(len(name))
	}
	top := p.top()
	if top == 0 {
		top = 1 // all bars have no height
	}
	const floor = panelHeight - marginBottom
	width := float64(p.width()-2*marginSide) / float64(len(p.groups))
	bar := width * 0.8 / float64(len(p.series))
	for i, g := range p.groups {
		left := marginSide + width*float64(i)
		for k, line := range strings.Split(g.label, "\n") {
			text(left+width/2, floor+15+12*float64(k), `text-anchor="middle" fill="#444444"`, line)
		}
		for j, value := range g.values {
			if value < 0 {
				continue
			}
			height := value / top * (floor - marginTop)
			at := left + width*0.1 + bar*float64(j)
			fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n", at, floor-height, bar*0.92, height,
				colours[j%len(colours)])
			if j < len(g.spans) {
				least, most := floor-g.spans[j][0]/top*(floor-marginTop), floor-g.spans[j][1]/top*(floor-marginTop)
				fmt.Fprintf(b, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#222222\"/>\n", at+bar*0.46, least, at+bar*0.46, most)
				height = floor - most
			}
			text(at+bar*0.46, floor-height-4, `text-anchor="middle" fill="#222222" font-size="9"`, fmt.Sprintf(p.format, value))
		}
	}
	rule := func(y float64) {
		fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#888888\"/>\n", marginSide, y, p.width()-marginSide, y)
	}
	rule(floor)
	if p.line > 0 {
		rule(floor - p.line/top*(floor-marginTop))
	}
}

// top is the greatest value to draw.
func (p panel) top() float64 {
	top := p.line
	for _, g := range p.groups {
		top = max(top, slices.Max(g.values))
		for _, span := range g.spans {
			top = max(top, span[1])
		}
	}
	return top
}
