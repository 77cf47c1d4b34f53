using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A variable looked up by name at every use: only where <c>eval</c> or <c>f!()</c> can add variables.</summary>
internal sealed class BoundNamed(string name, BoundVariable? known, Position position) : BoundVariable(name, position)
{
    public override ref RhaiValue Place(Frame frame)
    {
        if (frame.Dynamic?.Find(Name) is { } added)
        {
            return ref added.Value;
        }

        if (known is not null)
        {
            return ref known.Place(frame);
        }

        return ref NamedVariables.Require(frame, Name, Position).Value;
    }

    public override bool IsMissing(Frame frame) => known is null && NamedVariables.FindVariable(frame, Name) is null;

    public override bool IsConstant(Frame frame) => frame.Dynamic?.Find(Name) is { } added ? added.ReadOnly
        : known?.IsConstant(frame) ?? NamedVariables.Require(frame, Name, Position).ReadOnly;
}
