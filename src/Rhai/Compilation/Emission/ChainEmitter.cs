using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits chains that only read.</summary>
internal sealed class ChainEmitter(CodeWriter code, ExpressionEmitter expressions)
{
    private readonly ILGenerator _il = code.Il;
    private readonly ElementEmitter _elements = new(code);

    public static bool IsPlainRead(BoundChain chain) =>
        chain.Assignment is null && chain.Links.All(l => l is PropertyLink or IndexLink && !l.IsOptional);

    // All indexes run first, then the root is read, then the links are followed.
    public void Read(LocalBuilder target, BoundChain chain, bool borrow)
    {
        var keys = chain.Links.Select(l => l is IndexLink index ? expressions.Into(index.Index, borrow: false) : null).ToList();
        expressions.Into(target, chain.Root, borrow: true);
        for (var i = 0; i < keys.Count; i++)
        {
            Link(target, chain.Links[i], keys[i]);
        }

        if (!borrow)
        {
            code.Share(target);
        }
    }

    private void Link(LocalBuilder target, ChainLink link, LocalBuilder? key)
    {
        var (slow, done) = (_il.DefineLabel(), _il.DefineLabel());
        if (key is not null)
        {
            _elements.Read(target, key, slow);
            _il.Emit(OpCodes.Br, done);
        }

        _il.MarkLabel(slow);
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(link);
        _il.Emit(OpCodes.Ldloc, target);
        if (key is not null)
        {
            _il.Emit(OpCodes.Ldloc, key);
            code.Return(key);
        }

        _il.Emit(OpCodes.Call, Members.Operation(key is null ? nameof(CompiledOperations.Property) : nameof(CompiledOperations.Index)));
        _il.Emit(OpCodes.Stloc, target);
        _il.MarkLabel(done);
    }
}
