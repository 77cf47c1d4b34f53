using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Malformed;

/// <summary>The first and the last day there is have no neighbours; who asks for them gets an answer all the same.</summary>
public sealed class EdgeDateTests
{
    [Theory, EachDialect]
    public async Task The_first_and_the_last_day_are_no_fault_of_the_server(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var answers = new List<(string Path, int Status)>();

        foreach (var path in Paths())
        {
            using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
            answers.Add((path, (int)answer.StatusCode));
        }

        Assert.DoesNotContain(answers, answer => answer.Status >= 500);
        Assert.Contains(answers, answer => answer.Status == 200);
    }

    private static IEnumerable<string> Paths()
    {
        string[] days = ["0001-01-01", "0001-01-30", "9999-12-31"];
        string[] instants = ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00"];
        foreach (var place in (string[])["llm/calls/stats", "llm/calls", "audit", "audit/my", "audit/stats"])
        {
            foreach (var at in days.Concat(instants))
            {
                foreach (var name in (string[])["start_date", "end_date", "from", "to"])
                {
                    yield return $"/api/v1/{place}?{name}={at}";
                }
            }
        }
    }
}
