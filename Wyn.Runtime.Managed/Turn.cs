// What a worker does next, as Parking decides.
namespace Wyn.Runtime;

/// <summary>A worker's next step.</summary>
internal enum Turn
{
    /// <summary>Go on with the tasks at hand.</summary>
    Work,

    /// <summary>Look for work elsewhere: the worker is the searcher now.</summary>
    Search,

    /// <summary>Return: the program has ended.</summary>
    End,
}
