using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// One of our P-256 keys, with its id. Thread safe: ECDsa is not guaranteed to be, so each call takes one from a pool.
/// </summary>
internal sealed class EcKey
{
    private readonly ECParameters _parameters;
    private readonly ConcurrentBag<ECDsa> _idle = [];

    private EcKey(string id, ECParameters parameters) => (Id, _parameters) = (id, parameters);

    /// <summary><c>kid</c> in access tokens.</summary>
    public string Id { get; }

    public bool CanSign => _parameters.D is not null;

    public static EcKey Generate(string id)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new EcKey(id, made.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>From base64 of SubjectPublicKeyInfo.</summary>
    public static EcKey FromPublic(string id, string text)
    {
        using var read = ECDsa.Create();
        read.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
        return new EcKey(id, read.ExportParameters(includePrivateParameters: false));
    }

    /// <summary>From base64 of PKCS #8.</summary>
    public static EcKey FromPrivate(string id, string text)
    {
        using var read = ECDsa.Create();
        read.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
        return new EcKey(id, read.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>The public point, 32 bytes each.</summary>
    public (byte[] X, byte[] Y) Point => (_parameters.Q.X!, _parameters.Q.Y!);

    public string ExportPublic() => With(key => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));

    public string ExportPrivate() => With(key => Convert.ToBase64String(key.ExportPkcs8PrivateKey()));

    /// <summary>ES256: r and s, 32 bytes each (RFC 7518 §3.4).</summary>
    public byte[] Sign(byte[] data) =>
        With(key => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public bool Verifies(byte[] data, byte[] signature) =>
        With(key => key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    private T With<T>(Func<ECDsa, T> act)
    {
        var key = _idle.TryTake(out var idle) ? idle : ECDsa.Create(_parameters);
        try
        {
            return act(key);
        }
        finally
        {
            _idle.Add(key);
        }
    }
}
