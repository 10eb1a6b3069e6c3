using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Modelc.Artifacts.Plan;

namespace Modelc.Lab.Tests.Transport;

/// <summary>A certificate authority for one engine and its operator, as PEM files of a folder.</summary>
internal sealed class Certificates(string folder, IPAddress engine)
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddHours(-1);

    public TlsPlan Operator => new("ca.pem", "operator.pem", "operator-key.pem");

    public void Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=lab", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(From, From.AddDays(1));
        Write("ca", authority.ExportCertificatePem());
        Make(authority, "engine", "1.3.6.1.5.5.7.3.1");
        Make(authority, "operator", "1.3.6.1.5.5.7.3.2");
    }

    private void Make(X509Certificate2 authority, string name, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(usage)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(engine);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, From, From.AddDays(1), RandomNumberGenerator.GetBytes(8));
        Write(name, certificate.ExportCertificatePem());
        Write($"{name}-key", key.ExportECPrivateKeyPem());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, $"{name}.pem"), $"{text}\n");
}
