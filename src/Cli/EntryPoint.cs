using System.Text;
using Maru.Cli.Screen;

namespace Maru.Cli;

/// <summary>The process: real console, real network, Ctrl-C.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var around = new Surroundings
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            InputRedirected = Console.IsInputRedirected,
            OutputRedirected = Console.IsOutputRedirected,
            Width = Console.IsOutputRedirected ? int.MaxValue : Math.Max(40, Console.WindowWidth),
            ReadHidden = HiddenLine.Read,
            Variable = Environment.GetEnvironmentVariable,
            Connect = Connect,
            Clock = TimeProvider.System,
        };
        Console.CancelKeyPress += (_, key) => key.Cancel = around.Interrupts.Raise();
        return (int)await Application.RunAsync(args, around);
    }

    // Redirects are not followed: a bearer token must not travel where nobody sent it. Nor does a proxy belong before one's own machine.
    private static HttpMessageInvoker Connect(Uri server) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !server.IsLoopback,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });
}
