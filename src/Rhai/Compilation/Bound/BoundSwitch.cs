using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>switch</c>: exact cases by type and value, then ranges, then <c>_</c>; the first whose condition holds wins.</summary>
internal sealed class BoundSwitch(BoundNode subject, BoundSwitchCase[] cases, BoundNode? otherwise, Position position) : BoundNode(position)
{
    private const int ManyCases = 4096;
    private readonly BoundSwitchCase[] _tried = [.. cases.Where(c => c.Range is null), .. cases.Where(c => c.Range is not null)];

    public BoundNode Subject => subject;

    public BoundNode? Otherwise => otherwise;

    /// <summary>The cases in the order they are tried.</summary>
    public IReadOnlyList<BoundSwitchCase> Tried => _tried;

    public override bool MaySignal { get; } = otherwise?.MaySignal == true || cases.Any(c => c.Body.MaySignal);

    public override RhaiValue Evaluate(Frame frame) => Choose(frame) is { } body ? body.Evaluate(frame) : default;

    private BoundNode? Choose(Frame frame)
    {
        var value = subject.Evaluate(frame);
        var turn = 0;
        foreach (var tried in _tried)
        {
            // A switch that is compiled to machine code has fewer cases.
            if (++turn % ManyCases == 0)
            {
                frame.Run.Step(ManyCases / 64, Position);
            }

            if (tried.Matches(value) && tried.Holds(frame))
            {
                return tried.Body;
            }
        }

        return otherwise;
    }
}
