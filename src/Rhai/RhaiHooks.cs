using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>
/// Where an engine asks or tells its host something. All are called on the evaluating thread and must be thread-safe if scripts run in
/// parallel.
/// </summary>
public sealed record RhaiHooks
{
    /// <summary>Takes what <c>print</c> writes.</summary>
    public Action<string>? Print { get; init; }

    /// <summary>Takes what <c>debug</c> writes, and where.</summary>
    public Action<string, Position>? Debug { get; init; }

    /// <summary>Gets the count at every step; anything but null ends the script with <see cref="RhaiErrorKind.Terminated"/>.</summary>
    public Func<long, RhaiValue?>? Progress { get; init; }

    /// <summary>Gives values to names no script or scope declares; null when it does not know the name either.</summary>
    public Func<string, RhaiValue?>? Variable { get; init; }

    /// <summary>
    /// Gives the text of a module by path; null when there is none. Without it only modules built into the engine can be imported.
    /// </summary>
    public Func<string, string?>? ModuleSource { get; init; }
}
