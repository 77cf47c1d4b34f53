using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>Finds the names that a script uses but nobody defines.</summary>
internal sealed class StrictNames : SyntaxWalker
{
    private readonly HashSet<string> _functions;
    private readonly ParseOptions _options;
    private readonly ScopedNames<bool> _modules = new();
    private ScopedNames<bool> _variables = new();

    private StrictNames(ScriptSyntax script, ParseOptions options)
    {
        _functions = script.Functions.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        _options = options;
    }

    public static void Check(ScriptSyntax script, ParseOptions options) => new StrictNames(script, options).Visit(script);

    public override void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case VariableExpression variable: NeedVariable(variable.Name, variable.Position); break;
            case ExportStatement export: NeedVariable(export.Variable.Name, export.Variable.Position); break;
            case PathExpression path: NeedModule(path.Modules, path.Position); break;
            case FunctionDefinition function: VisitFunction(function); break;
            case ClosureExpression closure: VisitScope(closure.Parameters, [closure.Body]); break;
            case BlockExpression block: VisitScope([], block.Statements); break;
            case ForExpression loop: VisitFor(loop); break;
            case TryStatement attempt: VisitTry(attempt); break;
            case LetStatement let: base.Visit(let); _variables.Add(let.Name, true); break;
            case ImportStatement import: VisitImport(import); break;
            case CallExpression call: NeedModule(call.Modules, call.Position); base.Visit(call); break;
            default: base.Visit(node); break;
        }
    }

    private void VisitFunction(FunctionDefinition function)
    {
        var variables = _variables;
        _variables = new ScopedNames<bool>();
        VisitScope(function.Parameters, [function.Body]);
        _variables = variables;
    }

    private void VisitFor(ForExpression loop)
    {
        Visit(loop.Iterable);
        VisitScope(loop.Counter is null ? [loop.Variable] : [loop.Variable, loop.Counter], [loop.Body]);
    }

    private void VisitTry(TryStatement attempt)
    {
        Visit(attempt.Body);
        VisitScope(attempt.Variable is null ? [] : [attempt.Variable], [attempt.Handler]);
    }

    private void VisitImport(ImportStatement import)
    {
        Visit(import.Path);
        if (import.Alias is { } alias)
        {
            _modules.Add(alias.Name, true);
        }
    }

    private void VisitScope(IReadOnlyList<Parameter> names, IReadOnlyList<SyntaxNode> body)
    {
        var (variables, modules) = (_variables.Count, _modules.Count);
        foreach (var name in names)
        {
            _variables.Add(name.Name, true);
        }

        foreach (var node in body)
        {
            Visit(node);
        }

        _variables.ReturnTo(variables);
        _modules.ReturnTo(modules);
    }

    private void NeedVariable(string name, Position position)
    {
        if (!_variables.Contains(name) && !_functions.Contains(name) && !_options.KnownVariables.Contains(name))
        {
            throw ParserState.Error("VariableUndefined", $"Nobody defines the variable '{Excerpt.Of(name)}'", position);
        }
    }

    private void NeedModule(IReadOnlyList<string> path, Position position)
    {
        if (path.Count > 0 && path[0] != "global" && !_modules.Contains(path[0]) && !_options.KnownModules.Contains(path[0]))
        {
            throw ParserState.Error("ModuleUndefined", $"Nobody imports the module '{Excerpt.Of(path[0])}'", position);
        }
    }
}
