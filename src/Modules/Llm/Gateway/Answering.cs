using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Answers a request whose body is there, or says why not; with an error back, nothing has been sent to the client.</summary>
internal delegate ValueTask<GatewayError?> Answering(
    ClientKey key, ReadOnlyMemory<byte> body, IGatewayReply reply, CancellationToken ct);
