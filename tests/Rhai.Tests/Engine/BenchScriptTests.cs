using Maru.Rhai.Limits;

namespace Maru.Rhai.Tests.Engine;

public sealed class BenchScriptTests
{
    [Fact]
    public void What_the_bench_measures_can_be_compiled()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Trusted).Build();
        var scripts = Directory.GetFiles(SourceFolder.PathOf("../../bench/ScriptSpeed/scripts"), "*.rhai");

        Assert.True(scripts.Length >= 10);
        Assert.All(scripts, script => engine.Compile(File.ReadAllText(script).Replace("LIMIT.0", "60.0", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_script_that_warms_up_a_host_runs() => Assert.Contains(
        "level",
        new RhaiEngineBuilder(RhaiLimits.Strict).Build()
            .Evaluate(File.ReadAllText(SourceFolder.PathOf("../../bench/ScriptSpeed/scripts/warm_up.rhai")), null, TestContext.Current.CancellationToken).ToString(),
        StringComparison.Ordinal);
}
