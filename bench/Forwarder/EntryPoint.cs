using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Maru.Forwarder;

/// <summary>The floor: arguments are the provider's address and the one client key. Listens on a free port and prints where.</summary>
internal static class EntryPoint
{
    public static async Task Main(string[] args)
    {
        var notes = Channel.CreateBounded<UsageRecord>(new BoundedChannelOptions(capacity: 10_000) { SingleReader = true });
        var callers = new Dictionary<string, string> { [Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(args[1])))] = "bench" };
        using var pool = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        await using var app = builder.Build();
        app.Run(new Forwarding(pool, new Uri(args[0]), callers, notes.Writer).HandleAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"Forwarder listens on {app.Urls.First()}");
        using var end = app.Lifetime.ApplicationStopping.Register(() => notes.Writer.Complete());
        var bytes = 0L;
        await foreach (var note in notes.Reader.ReadAllAsync())
        {
            bytes += note.Bytes;
        }

        await Console.Out.WriteLineAsync($"{bytes} bytes noted");
    }
}
