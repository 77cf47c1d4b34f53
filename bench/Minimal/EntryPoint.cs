namespace Maru.Minimal;

/// <summary>The least ASP.NET server: what a start costs before anything of Maru's.</summary>
internal static class EntryPoint
{
    public static async Task Main(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/health/ready", static () => "ok");
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"Minimal is listening on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
