using System.Globalization;
using Maru.StreamClient.Load;
using Maru.StreamClient.Reporting;
using Maru.StreamClient.SetUp;

namespace Maru.StreamClient;

/// <summary>
/// stream {url} {key} {model} {request.json} {streams} {seconds} · count {url} {key} {model} {request.json} {requests} {connections} ·
/// prepare-maru {address} {token} {provider} {model} {stream model} ·
/// report {rounds.jsonl} {about} [{path without ending}]
/// </summary>
internal static class EntryPoint
{
    private const int Usage = 2;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["stream", var url, var key, var model, var request, var streams, var seconds]:
                var body = ChatRequest.Of(await File.ReadAllTextAsync(request), model, stream: true);
                var load = new StreamLoad(new Uri(url), key, body, TimeSpan.FromSeconds(Number(seconds)));
                await Console.Out.WriteLineAsync(await load.RunAsync((int)Number(streams)));
                return 0;
            case ["count", var url, var key, var model, var request, var requests, var connections]:
                var plain = ChatRequest.Of(await File.ReadAllTextAsync(request), model, stream: false);
                await Console.Out.WriteLineAsync(await new CountedLoad(new Uri(url), key, plain).RunAsync((long)Number(requests), (int)Number(connections)));
                return 0;
            case ["prepare-maru", var address, var token, var provider, var model, var streamModel]:
                using (var maru = new MaruApi(new Uri(address)))
                {
                    await Console.Out.WriteLineAsync(await maru.PrepareAsync(token, provider, model, streamModel));
                }

                return 0;
            case ["report", var rounds, var about, .. var outBase]:
                return await Report.WriteAsync(rounds, about, outBase.FirstOrDefault());
            default:
                await Console.Error.WriteLineAsync("Verbs: stream, count, prepare-maru, report. They are made for bench/load/run.");
                return Usage;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
