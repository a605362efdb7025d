// A million appends of a short text, a hundred times.
package main

import (
	"fmt"
	"strings"
)

func build(count int) string {
	text := strings.Builder{}
	for i := 0; i < count; i++ {
		text.WriteString("x")
		if i%8 == 0 {
			text.WriteString(", ")
		}
	}
	return text.String()
}

func main() {
	total := 0
	for turn := 0; turn < 100; turn++ {
		total += len(build(1000000 + turn))
	}
	fmt.Println(total)
}
