using System.Net;
using System.Net.Http.Headers;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Forms;

/// <summary>Files that strangers post behind links.</summary>
public sealed class FileByLinkTests
{
    [Fact]
    public async Task Nothing_of_a_file_is_read_before_the_link_is_known_to_be_good()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        var body = new Watched(megabytes: 48);
        using var form = new MultipartFormDataContent { { new StreamContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "file", "large.pdf" } };
        var answer = await hub.Browser().PostAsync(new Uri("/f/no-such-link/files/abc?edition=1", UriKind.Relative), form);
        (answer.StatusCode, RunningHub.Leads(answer)).ShouldBe((HttpStatusCode.Redirect, "/f/no-such-link"));
        body.Taken.ShouldBeLessThan(2 * 1024 * 1024, "what the server's own buffer takes, and no more");
    }

    /// <summary>A long stream that says how much of it was taken.</summary>
    private sealed class Watched(int megabytes) : Stream
    {
        private readonly long _all = megabytes * 1024L * 1024;

        public long Taken { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var now = (int)Math.Min(count, _all - Taken);
            Array.Clear(buffer, offset, now);
            Taken += now;
            return now;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
