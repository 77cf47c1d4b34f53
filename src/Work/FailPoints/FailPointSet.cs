namespace Maru.Work.FailPoints;

/// <summary>Does nothing. A test's program puts another in its place, in code: no setting reaches it.</summary>
internal class FailPointSet
{
    public virtual void At(string point)
    {
    }
}
