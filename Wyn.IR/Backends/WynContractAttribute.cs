// The contract version that a plugin was built against.
using System;

namespace Wyn.IR.Backends;

/// <summary>Marks an assembly as a plugin. Loads if the major version is the host's and the minor version is not newer.</summary>
/// <param name="major">The major version: changes when existing plugins must change.</param>
/// <param name="minor">The minor version: changes when something is added.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WynContractAttribute(int major, int minor) : Attribute
{
    /// <summary>The host's major version.</summary>
    public const int CurrentMajor = 1;

    /// <summary>The host's minor version.</summary>
    public const int CurrentMinor = 0;

    /// <summary>The major version that the plugin was built against.</summary>
    public int Major { get; } = major;

    /// <summary>The minor version that the plugin was built against.</summary>
    public int Minor { get; } = minor;
}
