using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>Resolves a whole script: names to slots, calls to functions.</summary>
internal sealed class ScriptBinder(BoundProgram program, CancellationToken ct)
{
    private int _closures;
    private readonly Dictionary<string, Position> _ends = new(StringComparer.Ordinal);

    public BoundProgram Program => program;

    public CancellationToken Stop => ct;

    public string NextClosureName() => $"anon${++_closures:x}";

    public static BoundProgram Bind(ScriptSyntax script, RhaiEngine engine, CancellationToken ct)
    {
        var program = new BoundProgram(engine);
        var binder = new ScriptBinder(program, ct);
        var definitions = script.Functions.Select(f => (Syntax: f, Bound: binder.Declare(f))).ToList();
        foreach (var (syntax, bound) in definitions)
        {
            binder.Fill(bound, syntax);
        }

        program.Main = binder.BindBody(script, "");
        program.HasFunctions = definitions.Count > 0 || binder._closures > 0;
        return program;
    }

    /// <summary>The text of an <c>eval</c>: its unknown names are found in the caller while it runs.</summary>
    public static BoundFunction BindChunk(ScriptSyntax script, BoundProgram program, bool isInner, CancellationToken ct) =>
        new ScriptBinder(program, ct).BindBody(script, "eval", isInner);

    /// <summary>Whether code inside can change the meaning of names at run time.</summary>
    public static bool UsesNames(SyntaxNode node) => node.Everything().Any(n => n is CallExpression { Name: "eval" });

    /// <summary>Whether a function with the name ends before the place.</summary>
    public bool IsFunction(string name, Position before) => _ends.TryGetValue(name, out var end) && end < before;

    private BoundFunction Declare(FunctionDefinition syntax)
    {
        var function = new BoundFunction(syntax.Name, program, syntax.Position)
        {
            ReceiverType = syntax.ReceiverType is { } type ? Values.RhaiTypes.Canonical(type) : null,
            IsPrivate = syntax.IsPrivate,
            DeclaredCount = syntax.Parameters.Count,
        };
        program.Add(function, syntax.Parameters.Count);
        _ends.TryAdd(syntax.Name, syntax.Body.End);
        return function;
    }

    private void Fill(BoundFunction function, FunctionDefinition syntax)
    {
        var scope = new FunctionScope(function, null, isMain: false, UsesNames(syntax)) { IsFunction = IsFunction };
        foreach (var parameter in syntax.Parameters)
        {
            scope.Declare(parameter.Name);
        }

        scope.Finish(new FunctionBinder(this, scope).Block(syntax.Body));
    }

    private BoundFunction BindBody(ScriptSyntax script, string name, bool isInner = false)
    {
        var function = new BoundFunction(name, program, script.Position);
        var usesNames = name.Length > 0 || script.Text.Contains("eval", StringComparison.Ordinal);
        var scope = new FunctionScope(function, null, isMain: true, usesNames) { IsFunction = IsFunction, IsInner = isInner };
        var binder = new FunctionBinder(this, scope);
        var statements = new List<BoundNode>();
        foreach (var statement in script.Statements)
        {
            binder.Statements.Bind(statement, statements);
        }

        scope.Finish(new BoundBlock([.. statements], trimsNames: false, script.Position) { IsSettled = true });
        function.TopLevel = [.. scope.Visible.Where(v => !v.IsModule)];
        return function;
    }
}
