// What can happen to a counted value as a whole: to each of its counted parts.
namespace Wyn.Backend.Llvm;

internal enum PartAction
{
    /// <summary>There is one more owner.</summary>
    Copy,

    /// <summary>There is one owner less.</summary>
    Drop,

    /// <summary>The owner is about to go to another task; the context is the location.</summary>
    Share,

    /// <summary>The value has been stored into one that is marked; the context is the location.</summary>
    StoreMarked,

    /// <summary>The owner is about to go to another task with the result of one; the context is the marking.</summary>
    ShareResult,

    /// <summary>Several tasks are about to read; the context is the marking.</summary>
    Mark,
}
