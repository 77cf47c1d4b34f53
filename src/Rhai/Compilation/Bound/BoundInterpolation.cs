using System.Text;
using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A back-tick string with holes.</summary>
internal sealed class BoundInterpolation(BoundNode[] parts, Position position) : BoundNode(position)
{
    public IReadOnlyList<BoundNode> Parts => parts;

    public override RhaiValue Evaluate(Frame frame)
    {
        var joined = new StringBuilder();
        var bytes = 0L;
        foreach (var part in parts)
        {
            var value = part.Borrow(frame);
            if (value.Kind == RhaiKind.String)
            {
                joined.Append(value.Text.Span);
                bytes += value.Text.ByteCount;
            }
            else
            {
                var text = TextOperators.Text(value);
                joined.Append(text.Span);
                bytes += text.ByteCount;
            }

            frame.Run.Sizes.CheckBytes(bytes, Position);
        }

        return new RhaiValue(new RhaiText(joined.ToString()));
    }
}
