using System.Diagnostics.CodeAnalysis;

namespace Maru.Kernel;

/// <summary>The versions of a thing that a change accepts: any, or only those the caller has read.</summary>
public readonly record struct ExpectedVersion
{
    private readonly IReadOnlyList<long>? _versions;

    private ExpectedVersion(IReadOnlyList<long> versions) => _versions = versions;

    /// <summary>Any version.</summary>
    public static ExpectedVersion Any => default;

    /// <summary>Any of the given versions.</summary>
    /// <param name="versions">At least one.</param>
    public static ExpectedVersion OneOf(IReadOnlyList<long> versions) => new(versions);

    /// <summary>Whether the change may be made on this version.</summary>
    /// <param name="version">The thing's present version.</param>
    public bool Allows(long version) => _versions is null || _versions.Contains(version);

    /// <summary>One version, or any for null.</summary>
    /// <param name="version">The version.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "OneOf and Any are its names.")]
    public static implicit operator ExpectedVersion(long? version) => version is { } only ? new([only]) : Any;
}
