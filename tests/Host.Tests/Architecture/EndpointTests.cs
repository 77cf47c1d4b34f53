using Maru.Kernel.Access;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Architecture;

public sealed class EndpointTests
{
    private static readonly Permission Cook = new("kitchen.cook", Role.User);

    [Fact]
    public async Task Endpoints_say_what_they_are_and_who_may_call_them()
    {
        await using var host = await AppHost.StartAsync();

        EndpointRules.Check(EndpointsOf(host)).ShouldBeClean();
    }

    [Fact]
    public async Task Whoever_shows_nothing_gets_in_nowhere_that_asks()
    {
        await using var host = await AppHost.StartAsync();
        var guarded = EndpointsOf(host).Where(e => e.Metadata.GetMetadata<Access>()!.Permission is not null).ToList();
        Assert.NotEmpty(guarded);

        foreach (var endpoint in guarded)
        {
            using var request = new HttpRequestMessage(MethodOf(endpoint), PathOf(endpoint));
            using var answer = await host.Client.SendAsync(request);

            Assert.True((int)answer.StatusCode == 401, $"{EndpointRules.AddressOf(endpoint)} answers {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public void An_endpoint_that_says_nothing_is_seen()
    {
        var report = EndpointRules.Check(Of(app => app.MapGet("/api/v1/kitchen/stoves", () => "")));

        report.ShouldSay("no camelCase name");
        report.ShouldSay("no summary");
        report.ShouldSay("who may call it");
        report.ShouldSay("problem answers");
    }

    [Fact]
    public void Two_endpoints_of_one_name_are_seen() => EndpointRules.Check(Of(
        app => app.MapModuleGroup("kitchen").MapGet("/stoves", () => "").WithName("listStoves").WithSummary("Lists stoves.").Needs(Cook),
        app => app.MapModuleGroup("kitchen").MapGet("/ovens", () => "").WithName("listStoves").WithSummary("Lists ovens.").Needs(Cook)))
        .ShouldSay("listStoves names two");

    [Fact]
    public void An_endpoint_in_a_group_that_says_all_passes() => EndpointRules.Check(Of(
        app => app.MapModuleGroup("kitchen").MapGet("/stoves", () => "").WithName("listStoves").WithSummary("Lists stoves.").Needs(Cook))).ShouldBeClean();

    private static List<RouteEndpoint> EndpointsOf(AppHost host) =>
        host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

    private static List<RouteEndpoint> Of(params Action<IEndpointRouteBuilder>[] maps)
    {
        IEndpointRouteBuilder app = WebApplication.CreateBuilder().Build();
        foreach (var map in maps)
        {
            map(app);
        }

        return app.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
    }

    private static HttpMethod MethodOf(RouteEndpoint endpoint) =>
        new(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static string PathOf(RouteEndpoint endpoint) => string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))));
}
