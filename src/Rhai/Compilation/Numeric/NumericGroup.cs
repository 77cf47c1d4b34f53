using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>A function with all functions it calls, if they work only on numbers and bools.</summary>
internal sealed class NumericGroup
{
    private const int Most = 12;
    private readonly List<NumericMethod> _methods = [];
    private bool _failed;

    public IReadOnlyList<NumericMethod> Methods => _methods;

    /// <summary>Infers all kinds, repeating until nothing changes; null if something has no single kind.</summary>
    public static NumericGroup? Of(BoundFunction function, NumericKind[] arguments)
    {
        var group = new NumericGroup();
        group.Find(function, arguments);
        for (var changed = true; changed && !group._failed;)
        {
            changed = false;
            for (var i = 0; i < group._methods.Count && !group._failed; i++)
            {
                changed |= group.Look(group._methods[i]);
            }
        }

        return group._failed || !group._methods.TrueForAll(m => m.IsSettled) ? null : group;
    }

    /// <summary>The method for a call; the kind of its result may not be known yet.</summary>
    public NumericMethod? Find(BoundFunction function, NumericKind[] arguments)
    {
        if (_methods.Find(m => m.Serves(function, arguments)) is { } known)
        {
            return known;
        }

        if (_methods.Count == Most || !MayServe(function, arguments))
        {
            _failed = true;
            return null;
        }

        var method = new NumericMethod(function, arguments) { Changed = true };
        for (var i = 0; i < arguments.Length; i++)
        {
            method.Assign(function.Locals[i], arguments[i]);
        }

        _methods.Add(method);
        return method;
    }

    private bool Look(NumericMethod method)
    {
        method.Changed = false;
        var inference = new NumericInference(this, method);
        inference.Body();
        _failed |= inference.Failed;
        return method.Changed;
    }

    private static bool MayServe(BoundFunction function, NumericKind[] arguments)
    {
        var engine = function.Program.Engine;
        return !function.UsesNames && !function.CatchesEarlyLeave && function.CaptureSlots.Length == 0 && function.Body is BoundBlock
            && function.DeclaredCount == arguments.Length && engine.Hooks.Progress is null && !(arguments.Length > engine.Limits.Variables)
            && function.Locals.Count <= 64 && arguments.All(NumericRules.IsValue);
    }
}
