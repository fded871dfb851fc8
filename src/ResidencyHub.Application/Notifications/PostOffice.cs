using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace ResidencyHub.Application.Notifications;

/// <summary>Where letters leave the hub; configuration section <c>Smtp</c>: Host, Port, From, User, Password, Tls, or PickupFolder for a folder of .eml files.</summary>
public sealed class PostOffice(IConfiguration configuration)
{
    private readonly IConfigurationSection _smtp = configuration.GetSection("Smtp");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>False: letters stay in the outbox, where an administrator reads them.</summary>
    public bool IsOpen => _smtp["Host"] is { Length: > 0 } || _smtp["PickupFolder"] is { Length: > 0 };

    /// <exception cref="SmtpException">The server is not there, or refused.</exception>
    internal async Task SendAsync(OutboxMessage letter, string text, CancellationToken stop)
    {
        using var mail = new MailMessage
        {
            From = new MailAddress(_smtp["From"] is { Length: > 0 } from ? from : "residencyhub@localhost", "ResidencyHub"),
            Subject = letter.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = text,
            BodyEncoding = Encoding.UTF8,
        };
        mail.To.Add(new MailAddress(letter.ToAddress, PlainName(letter.ToName), Encoding.UTF8));
        // the same letter sent twice after a crash can be told by its id
        mail.Headers.Add("Message-ID", $"<{letter.Id}@residencyhub>");
        using var client = Client();
        // the client's own timeout does not hold for this way of sending, and one server that hangs would hold up every letter
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, patience.Token);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new SmtpException($"The mail server did not answer within {Patience.TotalSeconds:0} seconds.", late);
        }
    }

    /// <summary>A name without the signs by which a header tells addresses apart: whatever somebody is called, the letter has one recipient.</summary>
    internal static string PlainName(string name) => new([.. name.Where(c => !char.IsControl(c) && c is not ('"' or '\\' or '<' or '>' or ',' or ';' or ':' or '@'))]);

    private SmtpClient Client()
    {
        if (_smtp["Host"] is not { Length: > 0 } host)
        {
            var folder = Path.GetFullPath(_smtp["PickupFolder"]!);
            System.IO.Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }
        return new SmtpClient(host, int.Parse(_smtp["Port"] ?? "587", CultureInfo.InvariantCulture))
        {
            EnableSsl = string.Equals(_smtp["Tls"], "true", StringComparison.OrdinalIgnoreCase),
            Credentials = _smtp["User"] is { Length: > 0 } user ? new NetworkCredential(user, _smtp["Password"]) : null,
        };
    }
}
