namespace Maru.Work.FailPoints;

/// <summary>Does nothing. A test's program replaces it in code; no setting can.</summary>
internal class FailPointSet
{
    public virtual void At(string point)
    {
    }
}
