// Which backend, and which plugins to look for it in.
using System.Collections.Immutable;

namespace Wyn.Driver.CommandLine;

/// <summary>The values of <c>--backend</c> and <c>--plugin</c>.</summary>
internal sealed record BackendChoice(string Name, ImmutableArray<string> Plugins);
