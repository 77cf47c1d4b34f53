using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>
/// Binds calls by name: special functions of the language, script functions, modules, and native functions for the rest.
/// </summary>
internal sealed class CallBinder(FunctionBinder binder)
{
    public BoundNode Bind(CallExpression syntax)
    {
        var (name, count, position) = (syntax.Name, syntax.Arguments.Count, syntax.Position);
        var arguments = binder.Operands(syntax.Arguments);
        if (syntax.Modules.Count > 0)
        {
            return new BoundModuleCall(binder.Scope.FindModule(syntax.Modules[0]), syntax.Modules, name, arguments, position);
        }

        if (syntax.SeesCaller || name is "eval" or "is_def_var")
        {
            binder.Scope.Function.UsesNames = true;
        }

        if (name == "curry" && count > 0)
        {
            return new BoundCurry(arguments, position);
        }

        if (name == "call" && count > 0)
        {
            return new BoundPointerCall(arguments, syntax.SeesCaller ? binder.Scope.Snapshot() : null, position);
        }

        if (name == "eval" && count == 1)
        {
            return new BoundEval(arguments[0], binder.Scope.Snapshot(), !binder.Scope.IsGlobalLevel, position);
        }

        if (BoundQuestion.Is(name, count))
        {
            return new BoundQuestion(name, arguments, name == "is_def_var" ? binder.Scope.Snapshot() : new Dictionary<string, int>(), position);
        }

        return binder.Script.Program.Find(name, count) is { } function
            ? new BoundScriptCall(function, arguments, syntax.SeesCaller ? binder.Scope.Snapshot() : null, position)
            : new BoundNativeCall(name, arguments, position) { HandsOver = !syntax.SeesCaller };
    }
}
