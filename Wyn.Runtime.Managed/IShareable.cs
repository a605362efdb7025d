// What a value with heap parts that are copied on write can be asked for: to say that somebody else owns it as well.
namespace Wyn.Runtime;

/// <summary>A heap value that is copied on write, or a value with such parts.</summary>
public interface IShareable
{
    /// <summary>From now on others may own the same heap value: whoever changes it copies it first.</summary>
    void Share();
}
