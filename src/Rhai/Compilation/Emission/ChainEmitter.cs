using System.Reflection;
using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits chains of properties, indexes and calls.</summary>
internal sealed class ChainEmitter(CodeWriter code, ExpressionEmitter expressions)
{
    private readonly ILGenerator _il = code.Il;
    private readonly ElementEmitter _elements = new(code);

    public static bool Can(BoundChain chain) => chain.IsRead || chain.Room <= CompiledChains.Most;

    public void Into(LocalBuilder target, BoundChain chain, bool borrow)
    {
        if (!chain.IsRead)
        {
            Walk(target, chain);
            return;
        }

        if (chain is { Root: BoundLocal root, Links: [IndexLink { IsOptional: false, Index: BoundInterpolation key } link] } && code.IsPlain(root.Variable))
        {
            LookUp(target, root, link, key);
        }
        else
        {
            Read(target, chain);
        }

        if (!borrow)
        {
            code.Share(target);
        }
    }

    // All indexes are evaluated first, then the root is read, then the links are followed; an optional link on () ends the chain.
    private void Read(LocalBuilder target, BoundChain chain)
    {
        var end = _il.DefineLabel();
        var keys = chain.Links.Select(l => l is IndexLink index ? expressions.Into(index.Index, borrow: chain.IsQuiet) : null).ToList();
        expressions.Into(target, chain.Root, borrow: true);
        for (var i = 0; i < keys.Count; i++)
        {
            if (chain.Links[i].IsOptional)
            {
                UnlessUnit(target, end);
            }

            Link(target, chain.Links[i], keys[i], chain.IsQuiet);
        }

        foreach (var key in keys.OfType<LocalBuilder>())
        {
            code.Return(key);
        }

        _il.MarkLabel(end);
    }

    private void UnlessUnit(LocalBuilder target, Label end)
    {
        var go = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, target);
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Brtrue, go);
        code.Clear(target);
        _il.Emit(OpCodes.Br, end);
        _il.MarkLabel(go);
    }

    private void Link(LocalBuilder target, ChainLink link, LocalBuilder? key, bool isBorrowed)
    {
        if (key is null)
        {
            Follow(target, link, nameof(CompiledOperations.Property));
            return;
        }

        var (slow, done) = (_il.DefineLabel(), _il.DefineLabel());
        _elements.Read(target, key, slow);
        _il.MarkLabel(done);
        code.Cold.Add(slow, done, () =>
        {
            if (isBorrowed)
            {
                code.Share(key);
            }

            Follow(target, link, nameof(CompiledOperations.Index), key);
        });
    }

    private void Follow(LocalBuilder target, ChainLink link, string operation, LocalBuilder? key = null)
    {
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(link);
        _il.Emit(OpCodes.Ldloc, target);
        if (key is not null)
        {
            _il.Emit(OpCodes.Ldloc, key);
        }

        code.Call(Members.Operation(operation));
        _il.Emit(OpCodes.Stloc, target);
    }

    private void LookUp(LocalBuilder target, BoundLocal root, IndexLink link, BoundInterpolation key)
    {
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(link);
        code.Constant(key);
        code.Place(root.Variable);
        code.Call(Chain(nameof(CompiledChains.LookUp)));
        _il.Emit(OpCodes.Stloc, target);
    }

    // As in the interpreter: the assigned value, all indexes and arguments, then the root.
    private void Walk(LocalBuilder target, BoundChain chain)
    {
        var assigned = Operand(chain.Assignment?.Value);
        var room = new List<LocalBuilder>();
        foreach (var link in chain.Links)
        {
            room.AddRange(link switch
            {
                IndexLink index => [Operand(index.Index)],
                MethodLink method => method.Arguments.Select(a => Operand(a)).Prepend(Operand(null)).ToArray(),
                _ => Array.Empty<LocalBuilder>(),
            });
        }

        var root = Operand(chain.Root is BoundVariable ? null : chain.Root);
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(chain);
        foreach (var value in room.Prepend(assigned).Prepend(root))
        {
            _il.Emit(OpCodes.Ldloc, value);
            code.Return(value);
        }

        code.Call(Chain($"Walk{room.Count}"));
        _il.Emit(OpCodes.Stloc, target);
    }

    private LocalBuilder Operand(BoundNode? node)
    {
        if (node is not null)
        {
            return expressions.Into(node, borrow: false);
        }

        var nothing = code.Rent();
        code.Clear(nothing);
        return nothing;
    }

    private static MethodInfo Chain(string name) => typeof(CompiledChains).GetMethod(name, BindingFlags.Static | BindingFlags.Public)!;
}
