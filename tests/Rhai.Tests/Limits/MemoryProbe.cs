using Maru.Rhai.Limits;

namespace Maru.Rhai.Tests.Limits;

/// <summary>Runs a script that calls <c>look()</c> where it holds most, and keeps the most memory really held at such a moment.</summary>
internal sealed class MemoryProbe
{
    private const long LookEvery = 8 << 20;
    private readonly RhaiEngine _engine;
    private long _before;
    private long _next;

    public MemoryProbe(RhaiLimits limits, RhaiTier tier) => _engine = new RhaiEngineBuilder(limits)
        .With(new RhaiSwitches { Tier = tier })
        .Functions(f => f.Add("look", Look))
        .Build();

    public long Most { get; private set; }

    public Exception? Run(string text, RhaiScope? scope = null)
    {
        var script = _engine.Compile(text);
        _before = GC.GetTotalMemory(forceFullCollection: true);
        return Record.Exception(() => script.Evaluate(scope, TestContext.Current.CancellationToken));
    }

    private long Look()
    {
        if (GC.GetAllocatedBytesForCurrentThread() >= _next)
        {
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - _before);
            _next = GC.GetAllocatedBytesForCurrentThread() + LookEvery;
        }

        return 0;
    }
}
