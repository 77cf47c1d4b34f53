namespace Maru.Work.Engine;

/// <summary>The kinds of recorded steps.</summary>
internal static class StepKind
{
    public const string Step = "step";
    public const string Timer = "timer";
    public const string Signal = "signal";
    public const string Child = "child";
    public const string ChildEnd = "child_end";
    public const string Compensation = "compensation";
}
