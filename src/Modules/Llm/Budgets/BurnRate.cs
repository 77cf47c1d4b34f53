namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// How fast an account spends, so that a node holds about as much as the next seconds cost: what it holds is lost to the key when the node
/// dies. Not thread safe.
/// </summary>
internal sealed class BurnRate
{
    private const double HorizonSeconds = 10;

    // One dear call in a millisecond is no rate.
    private const double ShortestSeconds = 1;

    private DateTimeOffset _since;
    private long _spentThen;
    private double _perSecond;

    /// <summary>What the next ten seconds will cost, if they cost what the last ones did.</summary>
    /// <param name="spent">What the account has spent since it began.</param>
    /// <param name="now">The time.</param>
    public long Ahead(long spent, DateTimeOffset now)
    {
        var seconds = _since == default ? 0 : (now - _since).TotalSeconds;
        var perSecond = (spent - _spentThen) / Math.Max(ShortestSeconds, seconds);
        if (_since == default || seconds >= ShortestSeconds)
        {
            (_since, _spentThen, _perSecond) = (now, spent, perSecond);
        }

        return (long)(Math.Max(_perSecond, perSecond) * HorizonSeconds);
    }
}
