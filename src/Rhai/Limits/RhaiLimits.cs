namespace Maru.Rhai.Limits;

/// <summary>
/// What a script may use. Every number must be set, so that no limit can be forgotten. 0 means unlimited for operations, sizes, depths and
/// output lines; for call levels, variables, functions and modules it means none at all (null is unlimited there). Scripts cannot change
/// them.
/// </summary>
public sealed record RhaiLimits
{
    /// <summary>Steps (statements, calls, iterations) one evaluation may take; 0 is unlimited.</summary>
    public required long Operations { get; init; }

    /// <summary>How deep script functions may call each other. The thread's own stack is an additional limit.</summary>
    public required int CallLevels { get; init; }

    /// <summary>How deep expressions may nest outside functions; 0 is unlimited.</summary>
    public required int ExpressionDepth { get; init; }

    /// <summary>How deep expressions may nest inside functions; 0 is unlimited.</summary>
    public required int FunctionExpressionDepth { get; init; }

    /// <summary>
    /// UTF-8 bytes of one text, or of all texts inside one container; 0 is unlimited. A script itself may have twice as much, and always a
    /// million characters.
    /// </summary>
    public required long StringBytes { get; init; }

    /// <summary>Elements of an array or blob, nested ones included; 0 is unlimited.</summary>
    public required long ArrayElements { get; init; }

    /// <summary>Entries of a map, nested ones included; 0 is unlimited.</summary>
    public required long MapEntries { get; init; }

    /// <summary>Variables alive in one function; null is unlimited.</summary>
    public required int? Variables { get; init; }

    /// <summary>Functions and closures one script may define; null is unlimited.</summary>
    public required int? Functions { get; init; }

    /// <summary>Modules one evaluation may import; null is unlimited.</summary>
    public required int? Modules { get; init; }

    /// <summary>Lines one evaluation may print; 0 is unlimited.</summary>
    public required int OutputLines { get; init; }

    /// <summary>
    /// Bytes of memory that one evaluation may hold at once, in values of any kind, in addition to what the host gave it; 0 is unlimited.
    /// Unlike the other limits it has a default.
    /// </summary>
    public long MemoryBytes { get; init; } = 40_000_000;

    /// <summary>Limits for untrusted code: a million steps, a megabyte of text, ten thousand elements.</summary>
    public static RhaiLimits Strict { get; } = new()
    {
        Operations = 1_000_000,
        CallLevels = 64,
        ExpressionDepth = 64,
        FunctionExpressionDepth = 32,
        StringBytes = 1_000_000,
        ArrayElements = 10_000,
        MapEntries = 10_000,
        Variables = 1_000,
        Functions = 200,
        Modules = 10,
        OutputLines = 1_000,
    };

    /// <summary>The language's own defaults: only depth is limited. Only for code that the host itself wrote.</summary>
    public static RhaiLimits Trusted { get; } = new()
    {
        Operations = 0,
        CallLevels = 64,
        ExpressionDepth = 64,
        FunctionExpressionDepth = 32,
        StringBytes = 0,
        ArrayElements = 0,
        MapEntries = 0,
        Variables = null,
        Functions = null,
        Modules = null,
        OutputLines = 0,
        MemoryBytes = 0,
    };
}
