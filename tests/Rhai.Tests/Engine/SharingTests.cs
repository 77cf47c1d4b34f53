using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

public sealed class SharingTests
{
    [Fact]
    public async Task A_hundred_threads_share_one_script_and_one_input()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict).Build();
        var script = engine.Compile("""
            fn sum(list) { list.reduce(|a, b| a + b, 0) }
            let own = data.list;
            own.push(n);
            data.list.push(1000);
            let s = text; for i in 0..50 { s += `${i}`; }
            #{ sum: sum(own), kept: data.list.len, text: s.len, first: own.filter(|x| x == n).len }
            """);
        var data = engine.Evaluate("#{ list: [1, 2, 3] }", null, TestContext.Current.CancellationToken);
        var text = engine.Evaluate("let s = \"\"; for i in 0..200 { s += \"é\"; } s", null, TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Factory.StartNew(
            () =>
            {
                var scope = new RhaiScope().Set("n", n + 10L).Set("data", data).Set("text", text);
                return Enumerable.Range(0, 20).Select(_ => script.Evaluate(Fresh(scope, n, data, text), CancellationToken.None).ToString()).Distinct().Single();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(Enumerable.Range(0, 100).Select(n => $$"""#{"first": 1, "kept": 4, "sum": {{n + 16}}, "text": 290}"""), answers);
        Assert.Equal("""#{"list": [1, 2, 3]}""", data.ToString());
    }

    private static RhaiScope Fresh(RhaiScope scope, int n, RhaiValue data, RhaiValue text) =>
        scope.Set("n", n + 10L).Set("data", data).Set("text", text);
}
