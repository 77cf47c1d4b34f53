using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>
/// The engine's callbacks to its host. All are called on the evaluating thread and must be thread-safe if scripts run in parallel.
/// </summary>
public sealed record RhaiHooks
{
    /// <summary>Receives the text that <c>print</c> writes.</summary>
    public Action<string>? Print { get; init; }

    /// <summary>Receives the text that <c>debug</c> writes, and its place in the script.</summary>
    public Action<string, Position>? Debug { get; init; }

    /// <summary>
    /// Gets the number of steps at every step; any result except null ends the script with <see cref="RhaiErrorKind.Terminated"/>.
    /// </summary>
    public Func<long, RhaiValue?>? Progress { get; init; }

    /// <summary>Gives values for names that no script or scope declares; null if it does not know the name either.</summary>
    public Func<string, RhaiValue?>? Variable { get; init; }

    /// <summary>
    /// Gives the text of a module by its path; null if there is none. Without it only modules built into the engine can be imported.
    /// </summary>
    public Func<string, string?>? ModuleSource { get; init; }
}
