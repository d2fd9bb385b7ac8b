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
}

type group struct {
	label  string    // one line or two
	values []float64 // by series; negative when not measured
}

const unmeasured = -1

// Sizes in pixels.
const (
	panelWidth, panelHeight = 440, 250
	marginTop, marginBottom = 56, 34
	marginSide              = 24
	columns                 = 2
)

var colours = []string{"#4269d0", "#efb118", "#ff725c", "#6cc5b0"}

// chart draws all panels that have something to show.
func (r *report) chart() string {
	panels := slices.DeleteFunc(r.panels(), func(p panel) bool { return len(p.groups) == 0 })
	rows := (len(panels) + columns - 1) / columns
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%[1]d\" height=\"%[2]d\" viewBox=\"0 0 %[1]d %[2]d\" font-family=\"sans-serif\" font-size=\"11\">\n",
		columns*panelWidth, rows*panelHeight)
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
	top := 0.0
	for _, g := range p.groups {
		top = max(top, slices.Max(g.values))
	}
	const floor = panelHeight - marginBottom
	width := float64(panelWidth-2*marginSide) / float64(len(p.groups))
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
			height := 0.0
			if top > 0 {
				height = value / top * (floor - marginTop)
			}
			at := left + width*0.1 + bar*float64(j)
			fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n", at, floor-height, bar*0.92, height, colours[j%len(colours)])
			text(at+bar*0.46, floor-height-4, `text-anchor="middle" fill="#222222" font-size="9"`, fmt.Sprintf(p.format, value))
		}
	}
	fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%[2]d\" stroke=\"#888888\"/>\n", marginSide, floor, panelWidth-marginSide)
}
