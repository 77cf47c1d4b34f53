using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Maru.Platform.Auditing;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Modules.Tests.Audit.Storage;

/// <summary>Two hundred secrets are put wherever an entry takes text; none is in the database afterwards.</summary>
public sealed class SecretsCorpusTests
{
    private static readonly string[] SecretFields =
    [
        "password", "newPassword", "api_key", "apiKey", "X-Api-Key", "access_token", "clientSecret", "Authorization", "credentials", "pin", "cvv",
        "card_number", "phone", "email", "passport", "resident_number", "비밀번호", "새_비밀번호", "계좌번호", "전화번호", "private_key", "encryption-key",
    ];

    [Fact]
    public async Task None_of_them_is_in_the_log()
    {
        await using var room = await AuditRoom.OpenAsync();
        var named = Enumerable.Range(0, 120).Select(i => (Field: SecretFields[i % SecretFields.Length], Secret: $"Plain{i:000}words")).ToList();
        var shaped = Enumerable.Range(0, 80).Select(Shaped).ToList();

        foreach (var (field, secret) in named)
        {
            await room.AppendAsync(new AuditEntry(AuditActions.Update, "test.things")
            {
                Before = new Dictionary<string, object> { [field] = secret, ["inner"] = new Dictionary<string, object> { [field] = new[] { secret } } },
                After = new Dictionary<string, object> { [field] = secret + "2", ["list"] = new[] { new Dictionary<string, string> { [field] = secret } } },
                Details = new Dictionary<string, object> { [field] = new { value = secret } },
                Reason = $"because {field.Replace(' ', '_')} was wrong",
            });
        }

        foreach (var secret in shaped)
        {
            await room.AppendAsync(new AuditEntry(AuditActions.Update, "test.things", secret)
            {
                Reason = $"it was {secret}, I think",
                Before = new { text = $"Bearer {secret}" },
                After = new { text = secret, list = new[] { $"see {secret}" } },
                Details = new Dictionary<string, object> { [secret] = 1 },
            });
        }

        var rows = (await Task.WhenAll(Enumerable.Range(1, 2).Select(p => room.ListAsync(page: p, size: 100)))).SelectMany(p => p.Items).ToList();
        Assert.Equal(200, rows.Count);
        var log = string.Join('\n', rows.Select(r => $"{r.ResourceId} {r.Reason} {r.Changes} {r.Details}"));
        Assert.All(named, n => Assert.DoesNotContain(n.Secret, log, StringComparison.Ordinal));
        Assert.All(shaped, s => Assert.DoesNotContain(s, log, StringComparison.Ordinal));
        Assert.Contains("I think", log, StringComparison.Ordinal);
    }

    private static string Shaped(int i)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes($"secret {i}"));
        var word = Base64Url.EncodeToString(bytes);
        return (i % 8) switch
        {
            0 => "sk-proj-" + word,
            1 => "AIza" + word,
            2 => "mk_" + word,
            3 => $"eyJhbGciOiJub25lIn0.{word}.{word}",
            4 => new Vault(KeyRing.Generate(), VaultState.Ok, TimeProvider.System).Seal(word).Value.Split('.')[^1],
            5 => $"-----BEGIN EC PRIVATE KEY----- {Convert.ToBase64String(bytes)} -----END EC PRIVATE KEY-----",
            6 => "4111 1111 1111 1111",
            _ => "900101-2345678",
        };
    }
}
