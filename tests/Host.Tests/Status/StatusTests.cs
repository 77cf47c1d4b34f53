using System.Net;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry.Signals;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Status;

public sealed class StatusTests
{
    [Theory, EachDialect]
    public async Task An_operator_sees_nodes_encryption_database_and_the_four_signals(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        using var missing = await host.Client.GetAsync(new Uri("/nothing/here", UriKind.Relative));
        host.App.Services.GetRequiredService<SignalHistory>().Sample();

        var status = await host.GetAsync("/api/v1/status");

        var node = Assert.Single(status.GetProperty("nodes").EnumerateArray());
        var window = status.GetProperty("windows").EnumerateArray().First();
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.True(node.GetProperty("alive").GetBoolean());
        Assert.Equal(status.GetProperty("node").GetProperty("id").GetString(), node.GetProperty("id").GetString());
        Assert.NotEqual("unknown", status.GetProperty("node").GetProperty("version").GetString());
        Assert.Equal("ok", status.GetProperty("encryption").GetString());
        Assert.Equal(dialect == Dialect.Sqlite ? "sqlite" : "postgres", status.GetProperty("database").GetProperty("dialect").GetString());
        Assert.Matches(@"^\d+\.\d+[.0-9]*$", status.GetProperty("database").GetProperty("version").GetString());
        Assert.Equal(5, window.GetProperty("minutes").GetInt32());
        Assert.True(window.GetProperty("requests").GetInt64() >= 2);
        Assert.True(window.GetProperty("p95_ms").GetDouble() > 0);
        Assert.Equal(0, window.GetProperty("error_rate").GetDouble());
        Assert.NotEmpty(status.GetProperty("samples").EnumerateArray());
    }
}
