using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>switch</c>: exact cases by type and value, then ranges, then <c>_</c>; the first whose condition holds wins.</summary>
internal sealed class BoundSwitch(BoundNode subject, BoundSwitchCase[] cases, BoundNode? otherwise, Position position) : BoundNode(position)
{
    private readonly BoundSwitchCase[] _exact = [.. cases.Where(c => c.Range is null)];
    private readonly BoundSwitchCase[] _ranges = [.. cases.Where(c => c.Range is not null)];

    public BoundNode Subject => subject;

    public IReadOnlyList<BoundSwitchCase> Cases => cases;

    public BoundNode? Otherwise => otherwise;

    public override bool MaySignal { get; } = otherwise?.MaySignal == true || cases.Any(c => c.Body.MaySignal);

    public override RhaiValue Evaluate(Frame frame)
    {
        var value = subject.Evaluate(frame);
        foreach (var exact in _exact)
        {
            if (SwitchValue.Same(exact.Value, value) && exact.Holds(frame))
            {
                return exact.Body.Evaluate(frame);
            }
        }

        foreach (var range in _ranges)
        {
            if (range.Contains(value) && range.Holds(frame))
            {
                return range.Body.Evaluate(frame);
            }
        }

        return otherwise is null ? default : otherwise.Evaluate(frame);
    }
}
