#!/bin/bash
test "$PWD" = /srv/app/app && cat <<'END' > server.pl
use IO::Socket::INET; $| = 1;
$SIG{TERM} = sub { print "stopped by TERM\n"; exit 7 };
my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 50, ReuseAddr => 1) or die $!;
while (1) { my $c = $s->accept or next; while (<$c>) { last if /^\r?$/ } print $c "HTTP/1.0 200 OK\r\n\r\nhello\n"; close $c }
END
