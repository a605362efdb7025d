// A fault of the compiler that a stage has found and described itself.
using System;

namespace Wyn.Driver;

/// <summary>Ends the command as an internal error; the session knows the stage.</summary>
internal sealed class InternalFailureException(string message, Exception? cause) : Exception(message, cause);
