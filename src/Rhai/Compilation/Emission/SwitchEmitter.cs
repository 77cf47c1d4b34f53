using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits <c>switch</c>: first all tests, then each body once, even if several cases lead to it.</summary>
internal sealed class SwitchEmitter(CodeWriter code, ExpressionEmitter expressions, StatementEmitter statements)
{
    private readonly ILGenerator _il = code.Il;

    public void Switch(LocalBuilder? target, BoundSwitch node)
    {
        var bodies = new Dictionary<BoundNode, Label>(ReferenceEqualityComparer.Instance);
        var done = _il.DefineLabel();
        var subject = expressions.Into(node.Subject, borrow: false);
        foreach (var tried in node.Tried)
        {
            if (!bodies.TryGetValue(tried.Body, out var body))
            {
                bodies.Add(tried.Body, body = _il.DefineLabel());
            }

            Try(subject, tried, body);
        }

        code.Return(subject);
        Body(target, node.Otherwise, done);
        foreach (var (body, label) in bodies)
        {
            _il.MarkLabel(label);
            Body(target, body, done);
        }

        _il.MarkLabel(done);
    }

    private void Body(LocalBuilder? target, BoundNode? body, Label done)
    {
        if (body is not null)
        {
            statements.Value(target, body);
        }
        else if (target is not null)
        {
            code.Clear(target);
        }

        _il.Emit(OpCodes.Br, done);
    }

    private void Try(LocalBuilder subject, BoundSwitchCase tried, Label body)
    {
        var (slow, matched, next) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        if (tried is { Range: null, Value.IsInt: true })
        {
            code.UnlessMarked(subject, Members.IntMark, slow);
            code.Bits(subject);
            _il.Emit(OpCodes.Ldc_I8, tried.Value.Int);
            _il.Emit(OpCodes.Bne_Un, next);
            _il.Emit(OpCodes.Br, matched);
        }

        _il.MarkLabel(slow);
        code.Constant(tried);
        _il.Emit(OpCodes.Ldloc, subject);
        code.Call(Members.Value(nameof(CompiledValues.Matches)));
        _il.Emit(OpCodes.Brfalse, next);
        _il.MarkLabel(matched);
        if (tried.Guard is { } guard)
        {
            expressions.When(guard, isTrue: false, next);
        }

        _il.Emit(OpCodes.Br, body);
        _il.MarkLabel(next);
    }
}
