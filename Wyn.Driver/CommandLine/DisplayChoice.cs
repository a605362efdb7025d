// How to speak to the user.
using Wyn.Driver.Diagnostics;

namespace Wyn.Driver.CommandLine;

/// <summary>The form of messages.</summary>
internal sealed record DisplayChoice(MessageFormat Format, bool Color);
