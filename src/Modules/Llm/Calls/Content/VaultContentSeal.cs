using System.Collections.Concurrent;
using Maru.Kernel;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Calls.Content;

/// <summary>
/// Seals content with AES-256-GCM under a data key that the vault wraps, bound to its place. Stored as <c>data key id.sealed</c>.
/// </summary>
internal sealed class VaultContentSeal(CallDataKeyStore store, Vault vault, ILogger<VaultContentSeal> log) : IContentSeal, IDisposable
{
    private const int IdLength = 36;

    private readonly ConcurrentDictionary<string, DataKey> _keys = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private string? _newest;
    private bool _warned;

    public async ValueTask<string?> SealAsync(string place, string text, CancellationToken ct) =>
        await NewestAsync(ct) is { } id ? $"{id}.{_keys[id].Seal(text, place)}" : null;

    public async ValueTask<Outcome<string>> OpenAsync(string place, string sealedText, CancellationToken ct)
    {
        var key = await KeyAsync(sealedText.Length > IdLength ? sealedText[..IdLength] : "", ct);
        return key.Failed(out var failure) ? failure : key.Value.Open(sealedText[(IdLength + 1)..], place);
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }

        _loading.Dispose();
    }

    private async Task<Outcome<DataKey>> KeyAsync(string id, CancellationToken ct)
    {
        if (_keys.TryGetValue(id, out var known))
        {
            return known;
        }

        if (await store.FindAsync(id, ct) is not { } wrapped)
        {
            return SecretsFailures.Undecryptable;
        }

        var key = DataKey.Unwrap(vault, wrapped);
        return key.Failed(out var failure) ? failure : _keys.GetOrAdd(id, key.Value);
    }

    private async Task<string?> NewestAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            return _newest ??= await store.NewestOrAddAsync(Opens, Make, ct);
        }
        finally
        {
            _loading.Release();
        }
    }

    private bool Opens(string id, string wrapped)
    {
        var key = DataKey.Unwrap(vault, wrapped);
        if (key.Failed(out _))
        {
            return false;
        }

        _keys[id] = key.Value;
        return true;
    }

    private string? Make(string id)
    {
        var made = DataKey.Create(vault);
        if (made.Failed(out var failure))
        {
            Warn(failure.Code);
            return null;
        }

        _keys[id] = made.Value;
        return made.Value.Wrapped;
    }

    private void Warn(string code)
    {
        if (!_warned)
        {
            _warned = true;
            log.ContentNotKept(code);
        }
    }
}
