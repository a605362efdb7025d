// 20 MB of words, some far more common than others, counted in a map.
package main

import (
	"fmt"
	"strings"
)

func word(number int) string {
	const letters = "etaoinshrdlucmfwypvbgkjqxz"
	result := []byte{}
	for rest := number + 1; rest > 0; rest /= 26 {
		result = append(result, letters[rest%26])
	}
	return string(append(result, "ing"...))
}

func makeText(size int) string {
	vocabulary := make([]string, 50000)
	for i := range vocabulary {
		vocabulary[i] = word(i)
	}
	text := strings.Builder{}
	seed := 42
	for text.Len() < size {
		seed = (seed*1103515245 + 12345) & 2147483647
		limit := (seed>>8)%len(vocabulary) + 1
		seed = (seed*1103515245 + 12345) & 2147483647
		text.WriteString(vocabulary[(seed>>8)%limit])
		text.WriteByte(' ')
	}
	return text.String()
}

func main() {
	counts := map[string]int{}
	for _, word := range strings.Split(makeText(20000000), " ") {
		counts[word]++
	}
	most, squares := 0, 0
	for _, count := range counts {
		if count > most {
			most = count
		}
		squares += count * count
	}
	fmt.Println(len(counts), most, squares)
}
