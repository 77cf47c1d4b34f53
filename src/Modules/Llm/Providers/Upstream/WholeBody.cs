using System.Buffers;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>A whole body of an upstream, or why there is none.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="Error">Too long, broken off or silent.</param>
internal readonly record struct WholeBody(ReadOnlyMemory<byte> Bytes, GatewayError? Error)
{
    private const int ReadSize = 16 * 1024;

    /// <summary>Reads to the end, at most <paramref name="most"/> bytes, with <paramref name="idle"/> of silence at most.</summary>
    public static async ValueTask<WholeBody> ReadAsync(
        HttpResponseMessage response, int most, TimeSpan idle, Patience patience, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > most)
        {
            return new WholeBody(default, UpstreamErrors.Garbled);
        }

        var bytes = new ArrayBufferWriter<byte>(ReadSize);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(patience.Wait(idle));
            await using (body)
            {
                while (bytes.WrittenCount <= most)
                {
                    var read = await body.ReadAsync(bytes.GetMemory(ReadSize), patience.Wait(idle));
                    if (read == 0)
                    {
                        return new WholeBody(bytes.WrittenMemory, null);
                    }

                    bytes.Advance(read);
                }
            }

            return new WholeBody(default, UpstreamErrors.Garbled);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new WholeBody(default, patience.Broken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return new WholeBody(default, patience.Broken);
        }
    }
}
