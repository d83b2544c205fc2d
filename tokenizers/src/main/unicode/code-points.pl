#!/usr/bin/perl
# Writes the Unicode data of older versions that Hugging Face's tokenizers carry with them:
#   perl code-points.pl > ../resources/dev/firth/tokenizers/normalize/code-points.txt
# Any perl whose Unicode is 9 or newer will do. What a version newer than the wanted one changed
# for a character that was there already is undone by the lists at the top; the parity tests
# compare all code points with the Rust program.
use strict;
use warnings;
use Unicode::UCD qw(charinfo);

# General categories that later versions changed: than 9, and than 8.
my %then = (
  0x166D => 'Po', 0x111C9 => 'Po', 0x1CF2 => 'Mc', 0x1CF3 => 'Mc', 0x1734 => 'Mn', 0xA9BD => 'Mc',
);
my %then8 = (0x1885 => 'Lo', 0x1886 => 'Lo');
my @columns = (
  'punctuation-8', 'nonspacing-8', 'other-8', 'marks-9', 'assigned-9', 'combining-9');
my %rows = map { $_ => [] } @columns;

for my $c (0 .. 0x10FFFF) {
  next if $c >= 0xD800 && $c < 0xE000;
  my $char = chr($c);
  next unless $char =~ /\p{Present_In: 9.0}/;
  my $known8 = $char =~ /\p{Present_In: 8.0}/;
  my $category = $then{$c} // category($char);
  my $category8 = $known8 ? $then8{$c} // $category : 'Cn';
  add('punctuation-8', $c) if $category8 =~ /^P/;
  add('nonspacing-8', $c) if $category8 eq 'Mn';
  add('other-8', $c) if $category8 =~ /^C[cfo]/;
  add('marks-9', $c) if $category =~ /^M/;
  add('assigned-9', $c);
  if ($category =~ /^M/) {
    my $class = charinfo($c)->{combining};
    add('combining-9', $c, $class) if $class;
  }
}

print "# Ranges of code points by property and Unicode version; made by code-points.pl.\n";
for my $column (@columns) {
  print "$column";
  my $n = 0;
  for my $row (@{ $rows{$column} }) {
    my ($from, $to, $value) = @$row;
    print $n++ % 8 ? ' ' : "\n ";
    printf '%x', $from;
    printf '-%x', $to if $to > $from;
    print "=$value" if $value;
  }
  print "\n";
}

sub category {
  my $char = shift;
  return 'P' if $char =~ /\p{P}/;
  return 'Mn' if $char =~ /\p{Mn}/;
  return 'M' if $char =~ /\p{M}/;
  return 'Cc' if $char =~ /\p{Cc}/;
  return 'Cf' if $char =~ /\p{Cf}/;
  return 'Co' if $char =~ /\p{Co}/;
  return '-';
}

sub add {
  my ($column, $c, $value) = @_;
  $value //= 0;
  my $rows = $rows{$column};
  if (@$rows && $rows->[-1][1] == $c - 1 && $rows->[-1][2] == $value) {
    $rows->[-1][1] = $c;
  } else {
    push @$rows, [$c, $c, $value];
  }
}
