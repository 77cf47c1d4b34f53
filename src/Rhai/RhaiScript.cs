using System.Security.Cryptography;
using System.Text;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Formatting;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai;

/// <summary>A compiled script. Immutable: keep it, share it among threads, cache it by <see cref="Hash"/>.</summary>
public sealed class RhaiScript
{
    private readonly RhaiEngine _engine;
    private readonly Lazy<string> _hash;

    internal RhaiScript(RhaiEngine engine, ScriptSyntax syntax, BoundProgram program)
    {
        (_engine, Syntax, Program) = (engine, syntax, program);
        _hash = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(syntax.Text))));
    }

    /// <summary>The script as a tree.</summary>
    public ScriptSyntax Syntax { get; }

    /// <summary>SHA-256 of the text, in lower-case hex.</summary>
    public string Hash => _hash.Value;

    /// <summary>The functions the script defines that a host may call: name and number of parameters.</summary>
    public IEnumerable<(string Name, int Parameters)> Functions =>
        Program.Functions.Where(f => !f.IsPrivate && f.ReceiverType is null).Select(f => (f.Name, f.DeclaredCount));

    internal BoundProgram Program { get; }

    /// <summary>
    /// The formatted text: indents of four spaces, one statement on each line, comments and blank lines kept; it ends with a newline. Its
    /// meaning is the same, and formatting it again changes nothing. The result is not cached: each call formats again.
    /// </summary>
    public string Format() => RhaiFormatter.Format(Syntax);

    /// <summary>Runs the script; its value is that of its last statement.</summary>
    /// <param name="scope">Variables for it, which it may change; one evaluation at a time may use a scope.</param>
    /// <param name="ct">Ends the script within some hundred steps, with <see cref="RhaiErrorKind.Terminated"/>.</param>
    /// <exception cref="RhaiException">The script failed.</exception>
    public RhaiValue Evaluate(RhaiScope? scope = null, CancellationToken ct = default) => Execution.Run(_engine, Program, scope, null, ct);

    /// <summary>Runs the script's own statements and then calls one of its functions.</summary>
    /// <exception cref="RhaiException">There is no such function, or something failed.</exception>
    public RhaiValue Call(string function, ReadOnlySpan<RhaiValue> arguments, RhaiScope? scope = null, CancellationToken ct = default) =>
        Execution.Run(_engine, Program, scope, new RequestedCall(function, arguments.ToArray()), ct);
}
